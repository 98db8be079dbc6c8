using Orleans.Runtime;

namespace Aetherion.Postgres;

/// <summary>How the database is used.</summary>
public sealed record PostgresStorageOptions
{
    /// <summary>Of every grain store.</summary>
    public PostgresGrainStorageOptions GrainStorage { get; init; } = new();

    /// <summary>The tenant a grain belongs to, null where all share it: its reminders are that tenant's alone.</summary>
    public Func<GrainId, string?> TenantOf { get; init; } = _ => null;

    public MarketDataWriterOptions MarketData { get; init; } = new();

    public OutageRetryOptions Outages { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();
}
