"""The pages behind private links: what one person, driver, interpreter or hall has to do."""
