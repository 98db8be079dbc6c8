namespace Aetherion.Postgres;

/// <summary>Whether the database takes what is written.</summary>
/// <param name="UnavailableSince">When the first write failed that has not succeeded since; null while healthy.</param>
/// <param name="LastError">What it failed with; null while healthy.</param>
/// <param name="QueuedRows">Market data rows that wait to be written.</param>
public sealed record StorageStatus(DateTime? UnavailableSince, string? LastError, long QueuedRows)
{
    public bool IsHealthy => UnavailableSince is null;
}
