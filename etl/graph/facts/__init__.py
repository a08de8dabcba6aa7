"""What is said of each kind of fact: one module a group of classes."""
