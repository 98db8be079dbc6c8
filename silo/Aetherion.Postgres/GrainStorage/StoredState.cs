namespace Aetherion.Postgres;

/// <summary>The state of a grain as it was stored last.</summary>
/// <param name="Key">Of the grain.</param>
/// <param name="StoredTime">UTC.</param>
public sealed record StoredState<T>(string Key, DateTime StoredTime, T State);
