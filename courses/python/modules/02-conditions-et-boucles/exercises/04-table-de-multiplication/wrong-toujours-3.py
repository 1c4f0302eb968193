n = int(input())
for i in range(1, 11):
    print(f"3 x {i} = {3 * i}")
