using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Postgres;

/// <summary>The paths of an embedded cluster.</summary>
internal sealed class ClusterLayout(string directory)
{
    // The kernel's limit is 108 bytes with a terminating zero, for folder and ".s.PGSQL.5432" together.
    private const int SocketPathBytesMax = 107;

    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    public string Cluster => Path.Combine(Root, "cluster");

    /// <summary>Where a cluster is made, to be renamed when it is whole.</summary>
    public string NewCluster => Path.Combine(Root, "cluster.new");

    public string Configuration => Path.Combine(Cluster, "aetherion.conf");

    public string VersionFile => Path.Combine(Cluster, "PG_VERSION");

    public string OwnerPassword => Path.Combine(Root, "owner.password");

    public string ApplicationPassword => Path.Combine(Root, "application.password");

    public string LockFile => Path.Combine(Root, "aetherion.lock");

    public string HolderFile => Path.Combine(Root, "aetherion.pid");

    public string Log => Path.Combine(Root, "server.log");

    /// <summary>
    /// In the folder itself, or in the temporary folder when that path is too long for a socket or holds a character
    /// that separates or quotes in the server's settings or in connection strings.
    /// </summary>
    public string SocketDirectory
    {
        get
        {
            var isShort = Encoding.UTF8.GetByteCount(Path.Combine(Root, ".s.PGSQL.5432")) <= SocketPathBytesMax;
            if (isShort && Root.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '@' or '+'))
                return Root;
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Root)))[..16];
            return Path.Combine(Path.GetTempPath(), $"aetherion-{digest}");
        }
    }
}
