minutes = int(input())
heures = minutes // 60
reste = minutes - heures * 100
print(f"{heures} h {reste} min")
