using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aetherion.Recordings;

/// <summary>
/// The JSON files of a recording: written whole or not at all, with a checksum as their last member. That is the CRC-32C of the
/// file's bytes, in eight hexadecimal digits, with zeros where these stand.
/// </summary>
public static class RecordingDocuments
{
    private const string ChecksumName = "checksum";
    private const string NoChecksum = "00000000";

    private static readonly byte[] ChecksumStart = Encoding.ASCII.GetBytes($"\"{ChecksumName}\": \"");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Write<T>(string folder, string name, T document)
    {
        var temporary = Path.Combine(folder, name + ".new");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(ToBytes(document));
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, Path.Combine(folder, name), overwrite: true);
    }

    /// <summary>Null when it is not there.</summary>
    /// <exception cref="RecordingException">It is there and cannot be read, or is not what was written.</exception>
    public static T? TryRead<T>(string folder, string name)
        where T : class
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
            return null;
        if (file.Length > RecordingFormat.DocumentBytesMax)
            throw new RecordingException(
                $"{file.FullName} has {file.Length:#,0} bytes; at most {RecordingFormat.DocumentBytesMax:#,0} are read.");
        var bytes = File.ReadAllBytes(file.FullName);
        RequireChecksum(file.FullName, bytes);
        return Parse<T>(file.FullName, bytes);
    }

    private static byte[] ToBytes<T>(T document)
    {
        var members = JsonSerializer.SerializeToNode(document, Options)!.AsObject();
        members.Add(ChecksumName, NoChecksum);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(members, Options);
        var place = bytes.AsSpan().LastIndexOf(ChecksumStart) + ChecksumStart.Length;
        Utf8Formatter.TryFormat(Crc32C.Of(bytes), bytes.AsSpan(place), out _, new StandardFormat('x', (byte)NoChecksum.Length));
        return bytes;
    }

    private static void RequireChecksum(string path, byte[] bytes)
    {
        var start = bytes.AsSpan().LastIndexOf(ChecksumStart);
        if (start < 0 || start + ChecksumStart.Length + NoChecksum.Length > bytes.Length)
            throw Damaged(path, bytes, "is not there");
        var digits = bytes.AsSpan(start + ChecksumStart.Length, NoChecksum.Length);
        var written = Encoding.ASCII.GetString(digits);
        Encoding.ASCII.GetBytes(NoChecksum, digits);
        if (Crc32C.Of(bytes).ToString("x8", CultureInfo.InvariantCulture) != written)
            throw Damaged(path, bytes, "does not hold");
    }

    private static T Parse<T>(string path, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException("it is null.");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            throw new RecordingException($"{path} is no {typeof(T).Name}: {exception.Message}", exception);
        }
    }

    private static RecordingException Damaged(string path, byte[] bytes, string what) =>
        new($"{path}, bytes 0 to {bytes.Length - 1:#,0}, is damaged: its checksum {what}.");
}
