def plus_grand_de(a, b, c):
    plus_grand = a
    return plus_grand
