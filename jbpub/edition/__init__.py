"""Settling every question of language before anything is rendered."""
