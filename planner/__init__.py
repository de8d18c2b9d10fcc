"""CX100 without a screen: the first hundred days of a customer-experience leader."""
