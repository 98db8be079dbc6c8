namespace Aetherion.Postgres;

/// <summary>Chooses the partitions to drop.</summary>
internal static class RetentionPlan
{
    /// <summary>
    /// Those past their table's age, then the oldest of all until the rest fits the budget. Current and coming
    /// partitions and the newest of each table stay, whatever the budget.
    /// </summary>
    public static IReadOnlyList<StoredPartition> Choose(
        IReadOnlyCollection<StoredPartition> partitions, RetentionOptions options, DateTime now)
    {
        var newest = partitions.GroupBy(p => p.Table).Select(table => table.MaxBy(p => p.End)!.Name).ToHashSet();
        var bytes = partitions.Sum(p => p.Bytes);
        var dropped = new List<StoredPartition>();
        foreach (var partition in partitions.OrderBy(p => p.LastTime).ThenBy(p => p.Start).ThenBy(p => p.Name))
        {
            if (partition.End > now || newest.Contains(partition.Name))
                continue;
            var isOld = options.AgeMax(partition.Table) is { } ageMax && now - partition.LastTime > ageMax;
            // An empty partition frees nothing.
            if (!isOld && (bytes <= options.BytesMax || partition.Bytes == 0))
                continue;
            dropped.Add(partition);
            bytes -= partition.Bytes;
        }
        return dropped;
    }
}
