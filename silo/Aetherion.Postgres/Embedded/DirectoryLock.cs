namespace Aetherion.Postgres;

/// <summary>Holds a folder for one process; the operating system lets go when the process dies.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    public static DirectoryLock Take(ClusterLayout layout)
    {
        try
        {
            var file = new FileStream(layout.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(layout.HolderFile, $"{Environment.ProcessId}\n");
            return new DirectoryLock(file);
        }
        catch (IOException exception)
        {
            throw new PostgresSetupException(
                $"Another aetherion process{Holder(layout)} uses '{layout.Root}'. Stop it, or choose another folder "
                + "with --data.",
                exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new PostgresSetupException(
                $"'{layout.Root}' cannot be written by this user. Give it to the user or choose another folder with "
                + "--data.",
                exception);
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Holder(ClusterLayout layout) =>
        File.Exists(layout.HolderFile) ? $" (process {File.ReadAllText(layout.HolderFile).Trim()})" : "";
}
