namespace Aetherion.Postgres;

/// <summary>How the database is used.</summary>
public sealed record PostgresStorageOptions
{
    /// <summary>Of every grain store.</summary>
    public PostgresGrainStorageOptions GrainStorage { get; init; } = new();

    public MarketDataWriterOptions MarketData { get; init; } = new();

    public OutageRetryOptions Outages { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();
}
