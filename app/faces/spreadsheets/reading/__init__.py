"""Files and pastes as sheets: XLSX, XLS, CSV, DOCX and text."""
