"""Agendas and the papers bound behind them."""
