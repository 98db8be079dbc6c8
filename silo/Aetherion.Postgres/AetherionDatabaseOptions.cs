namespace Aetherion.Postgres;

/// <summary>Which database to use.</summary>
public sealed record AetherionDatabaseOptions
{
    /// <summary>The environment variable that names a server.</summary>
    public const string ServerVariable = "AETHERION_POSTGRES";

    /// <summary>A server's connection string; null for the embedded cluster.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The embedded cluster; needed when there is no connection string.</summary>
    public EmbeddedPostgresOptions? Embedded { get; init; }

    /// <summary>The database inside the embedded cluster.</summary>
    public string EmbeddedDatabase { get; init; } = "aetherion";

    /// <summary>The most connections of this process.</summary>
    public int PoolSizeMax { get; init; } = 40;

    /// <summary>How long a connection or a statement may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether a commit waits until it is on disk. A replay need not: after a crash of the machine it goes on from the
    /// last commits that are there, which are always a prefix.
    /// </summary>
    public bool WaitsForDisk { get; init; } = true;

    /// <summary>The server that the environment names, otherwise an embedded cluster below the data folder.</summary>
    public static AetherionDatabaseOptions FromEnvironment(string dataDirectory)
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable);
        return string.IsNullOrWhiteSpace(server)
            ? new AetherionDatabaseOptions
            {
                Embedded = new EmbeddedPostgresOptions(Path.Combine(dataDirectory, "postgres")),
            }
            : new AetherionDatabaseOptions { ConnectionString = server };
    }
}
