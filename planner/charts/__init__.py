"""Charts: values in, Plotly figure out."""
