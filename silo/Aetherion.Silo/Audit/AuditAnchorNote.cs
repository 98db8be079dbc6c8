using Microsoft.Extensions.Hosting;

namespace Aetherion.Silo.Audit;

/// <summary>
/// Notes in the data folder which file of anchors the service writes, so that who verifies the log without the service's
/// configuration finds the file.
/// </summary>
public sealed class AuditAnchorNote(string dataDirectory, AuditAnchorOptions options) : IHostedService
{
    private const string FileName = "audit-anchors.path";

    /// <summary>The file the service last wrote to; null when it never ran on this folder, or without a file.</summary>
    public static string? Read(string dataDirectory)
    {
        var note = Path.Combine(dataDirectory, FileName);
        return File.Exists(note) && File.ReadAllText(note).Trim() is { Length: > 0 } path ? path : null;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var note = Path.Combine(dataDirectory, FileName);
        if (options.File is { } file)
        {
            Directory.CreateDirectory(dataDirectory);
            await File.WriteAllTextAsync(note, Path.GetFullPath(file), cancellationToken);
        }
        else
        {
            File.Delete(note);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
