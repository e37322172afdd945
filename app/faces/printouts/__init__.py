"""Programmes on paper: what a sheet says, and the sheet as PDF."""
