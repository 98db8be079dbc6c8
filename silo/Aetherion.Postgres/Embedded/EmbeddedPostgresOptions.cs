namespace Aetherion.Postgres;

/// <summary>Where the private cluster lives and what it may use.</summary>
/// <param name="Directory">Holds the cluster, its socket, passwords, log and lock; made when absent.</param>
public sealed record EmbeddedPostgresOptions(string Directory)
{
    /// <summary>
    /// The folder with initdb, pg_ctl and postgres; null looks in <c>PG_BIN</c> and the usual places.
    /// </summary>
    public string? BinaryDirectory { get; init; }

    /// <summary>The account the server runs as when we are root, which PostgreSQL refuses.</summary>
    public string ServerAccount { get; init; } = "postgres";

    /// <summary>
    /// Whether to join, as a guest, a server that another aetherion process runs in the folder: it is neither changed
    /// nor stopped by the guest, and goes away with its host.
    /// </summary>
    public bool MayBeGuest { get; init; }

    public int SharedBuffersMegabytes { get; init; } = 256;

    public int ConnectionsMax { get; init; } = 100;

    /// <summary>How long a start may take, recovery after a crash included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a stop may take; it writes everything to the disk.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether what is committed survives a crash of the machine. False is for clusters that are thrown away, such as
    /// those of tests: they survive the death of processes only.
    /// </summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>
    /// Whether a server that died is started again while we run. One that somebody stopped in order is left stopped.
    /// </summary>
    public bool RestartsAfterCrash { get; init; } = true;

    /// <summary>How often is looked whether it died.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(1);
}
