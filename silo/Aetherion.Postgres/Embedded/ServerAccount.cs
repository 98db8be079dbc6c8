namespace Aetherion.Postgres;

/// <summary>
/// Runs the server's programs as an account PostgreSQL accepts: ours, or an unprivileged one when we are root.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string? _name;
    private readonly string[] _prefix;

    private ServerAccount(string? name, string[] prefix)
    {
        _name = name;
        _prefix = prefix;
    }

    /// <summary>The account that owns the cluster, or for a new one the account of that name.</summary>
    public static async Task<ServerAccount> ResolveAsync(
        string name, string clusterDirectory, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount(null, []);
        if (Directory.Exists(clusterDirectory))
        {
            var (_, owner) = await ExternalCommand.RunAsync(
                "stat", ["--format", "%U", clusterDirectory], cancellationToken);
            name = owner is "" or "root" or "UNKNOWN" ? name : owner;
        }
        var (exitCode, _) = await ExternalCommand.RunAsync("id", ["-u", name], cancellationToken);
        if (exitCode != 0)
            throw new PostgresSetupException(
                $"PostgreSQL does not run as root, and there is no account '{name}' to run it as. Create it "
                + $"('useradd --system {name}'), or run Aetherion as an ordinary user.");
        if (File.Exists("/usr/bin/setpriv"))
            return new ServerAccount(
                name,
                ["/usr/bin/setpriv", $"--reuid={name}", $"--regid={name}", "--init-groups", "--inh-caps=-all", "--"]);
        return new ServerAccount(name, ["runuser", "-u", name, "--"]);
    }

    public Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        string[] all = [.. _prefix, program, .. arguments];
        return ExternalCommand.RunAsync(all[0], all[1..], cancellationToken);
    }

    /// <summary>Gives a file or folder to the account.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (_name is null)
            return;
        var (exitCode, output) = await ExternalCommand.RunAsync("chown", ["-R", $"{_name}:", path], cancellationToken);
        if (exitCode != 0)
            throw new PostgresSetupException($"'{path}' could not be given to the account '{_name}': {output}");
    }

    /// <summary>Fails, and says why, when the account cannot enter the folder.</summary>
    public async Task RequireAccessAsync(string directory, CancellationToken cancellationToken)
    {
        if (_name is null || await CanEnterAsync(directory, cancellationToken))
            return;
        var closed = directory;
        while (Path.GetDirectoryName(closed) is { } parent && !await CanEnterAsync(parent, cancellationToken))
            closed = parent;
        throw new PostgresSetupException(
            $"PostgreSQL runs as the account '{_name}' here, because it refuses root, and that account cannot enter "
            + $"'{closed}'. Choose a data folder it can reach (for example '--data /var/lib/aetherion'), or open the "
            + "way "
            + $"('chmod o+x {closed}'), or run Aetherion as an ordinary user, or set AETHERION_POSTGRES to a server.");
    }

    private async Task<bool> CanEnterAsync(string directory, CancellationToken cancellationToken) =>
        (await RunAsync("test", ["-x", directory], cancellationToken)).ExitCode == 0;
}
