using System.Globalization;

namespace Aetherion.Postgres;

/// <summary>An installation of the PostgreSQL server.</summary>
internal sealed record PostgresBinaries(string Directory, int MajorVersion)
{
    public const int MajorVersionMin = 15;

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => Path.Combine(Directory, "initdb");

    public string PgCtl => Path.Combine(Directory, "pg_ctl");

    /// <summary>
    /// The installation to use: that of the cluster's version where there is one, otherwise the newest.
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(
        string? directory, int? clusterVersion, CancellationToken cancellationToken)
    {
        var named = directory ?? Environment.GetEnvironmentVariable("PG_BIN");
        if (!string.IsNullOrEmpty(named))
            return await DescribeAsync(named, cancellationToken)
                ?? throw new PostgresSetupException(
                    $"PG_BIN names '{named}', but {string.Join(", ", Needed)} are not all there. "
                    + "Point it at the bin folder of a PostgreSQL server, or unset it.");
        var found = new List<PostgresBinaries>();
        foreach (var candidate in Candidates())
        {
            if (await DescribeAsync(candidate, cancellationToken) is { } binaries)
                found.Add(binaries);
        }
        return found.OrderByDescending(b => b.MajorVersion == clusterVersion)
            .ThenByDescending(b => b.MajorVersion).FirstOrDefault(b => b.MajorVersion >= MajorVersionMin)
            ?? throw new PostgresSetupException(NothingFound(found));
    }

    private static string NothingFound(List<PostgresBinaries> tooOld) =>
        (tooOld.Count == 0
            ? "No PostgreSQL server is installed. "
            : $"PostgreSQL {tooOld.Max(b => b.MajorVersion)} is installed, but {MajorVersionMin} or newer is needed. ")
        + "Install one (Debian, Ubuntu: 'apt-get install postgresql'; Fedora: 'dnf install postgresql-server'; "
        + "macOS: 'brew install postgresql@17'), or set PG_BIN to the bin folder of an installation, "
        + "or set AETHERION_POSTGRES to the connection string of a running server.";

    private static IEnumerable<string> Candidates()
    {
        foreach (var root in (string[])["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"])
        {
            if (!System.IO.Directory.Exists(root))
                continue;
            foreach (var version in System.IO.Directory.EnumerateDirectories(root))
                yield return Path.Combine(version, "bin");
        }
        foreach (var entry in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            yield return entry;
    }

    private static async Task<PostgresBinaries?> DescribeAsync(string directory, CancellationToken cancellationToken)
    {
        if (directory.Length == 0 || !Needed.All(name => File.Exists(Path.Combine(directory, name))))
            return null;
        // Debian's folders are named by version; asking the binary costs a process.
        var parent = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(directory)));
        if (int.TryParse(parent, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return new PostgresBinaries(directory, version);
        var answer = await ExternalCommand.RunAsync(
            Path.Combine(directory, "postgres"), ["--version"], cancellationToken);
        var number = answer.Output.Split(' ').LastOrDefault(part => part.Length > 0 && char.IsAsciiDigit(part[0]));
        return int.TryParse(number?.Split('.', 'r', 'b', 'd', '\n')[0], CultureInfo.InvariantCulture, out version)
            ? new PostgresBinaries(directory, version)
            : null;
    }
}
