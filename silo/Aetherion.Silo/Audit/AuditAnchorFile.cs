using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Audit;

/// <summary>
/// Heads of the audit log, one JSON object a line, appended to a file and on disk before the write completes.
/// </summary>
public sealed class AuditAnchorFile(string path) : IAuditAnchors
{
    private const byte LineEnd = (byte)'\n';

    private readonly Lock _gate = new();

    // The last head of each tenant that is in the file since this process began to write it.
    private readonly Dictionary<string, AuditHead> _written = new(StringComparer.Ordinal);

    public bool CanRead => true;

    public Task WriteAsync(IReadOnlyCollection<AuditHead> heads, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // When another place of anchors fails, the same heads come again at every round.
            var fresh = heads.Where(head => _written.GetValueOrDefault(head.Tenant) != head).ToList();
            if (fresh.Count == 0)
                return Task.CompletedTask;
            Append(fresh);
            foreach (var head in fresh)
                _written[head.Tenant] = head;
        }
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<AuditHead> ReadAsync(
        string? tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            yield break;
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var text = await reader.ReadToEndAsync(cancellationToken);
        var lines = text.Split((char)LineEnd);
        // What follows the last line's end was not written to its end, and nobody was told that it was.
        for (var number = 0; number < lines.Length - 1; number++)
        {
            if (Parse(lines[number], number + 1) is var head && (tenant is null || head.Tenant == tenant))
                yield return head;
        }
    }

    private void Append(IEnumerable<AuditHead> heads)
    {
        var text = new StringBuilder();
        foreach (var head in heads)
            text.Append(JsonSerializer.Serialize(head, JsonSerializerOptions.Web)).Append((char)LineEnd);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        DropTornLine(file);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
    }

    private static void DropTornLine(FileStream file)
    {
        while (file.Length > 0)
        {
            file.Position = file.Length - 1;
            if (file.ReadByte() == LineEnd)
                break;
            file.SetLength(file.Length - 1);
        }
        file.Position = file.Length;
    }

    private AuditHead Parse(string line, int number)
    {
        try
        {
            if (JsonSerializer.Deserialize<AuditHead>(line, JsonSerializerOptions.Web) is { Tenant: not null, Hash: not null } head)
                return head;
        }
        catch (JsonException)
        {
            // Said below, with the line.
        }
        throw new InvalidDataException(string.Create(
            CultureInfo.InvariantCulture,
            $"Line {number} of {path} is no anchor of the audit log: the file was changed. Use a copy of it that was not."));
    }
}
