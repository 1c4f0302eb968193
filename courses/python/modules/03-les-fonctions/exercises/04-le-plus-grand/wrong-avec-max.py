def plus_grand_de(a, b, c):
    return max(a, b, c)
