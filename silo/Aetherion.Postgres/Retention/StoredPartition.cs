namespace Aetherion.Postgres;

/// <summary>A partition as it is stored: its times are [Start, End), and a writer last used it at UsedTime.</summary>
internal sealed record StoredPartition(
    string Name, string Table, DateTime Start, DateTime End, DateTime UsedTime, long Bytes)
{
    /// <summary>What its age counts from: a replay writes old times into a partition that is young.</summary>
    public DateTime LastTime => End > UsedTime ? End : UsedTime;
}
