namespace Aetherion.Testing;

/// <summary>A folder that is removed at the end; an unprivileged database server may enter it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"aetherion-{Guid.NewGuid():N}");
        Directory.CreateDirectory(
            Path,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    public string Path { get; }

    /// <summary>With a folder <c>data</c> in it, as <c>--data</c> names it, whose database is made already.</summary>
    public static TemporaryFolder WithData()
    {
        TemporaryFolder folder = new();
        DatabaseTemplate.CopyTo(System.IO.Path.Combine(folder.Path, "data"));
        return folder;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
