"""The screens. Section folders only: Streamlit would serve a page file lying directly in here without app.py."""
