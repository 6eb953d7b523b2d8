"""Minutes and plans whose columns and numbers a PDF has flattened into lines."""
