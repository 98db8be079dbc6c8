namespace Aetherion.Benchmarks.Api;

/// <summary>How a load asks.</summary>
/// <param name="Connections">How many requests are under way at a time.</param>
internal sealed record LoadOptions(int Connections)
{
    public static LoadOptions Default { get; } = new(32);

    /// <summary>Whether answers other than 2xx are counted like the rest; otherwise they end the benchmark.</summary>
    public bool MayBeRefused { get; init; }
}
