using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aetherion.Recordings;

/// <summary>The JSON files of a recording: written whole or not at all.</summary>
public static class RecordingDocuments
{
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
            JsonSerializer.Serialize(file, document, Options);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, Path.Combine(folder, name), overwrite: true);
    }

    /// <summary>Null when it is not there.</summary>
    /// <exception cref="RecordingException">It is there and cannot be read.</exception>
    public static T? TryRead<T>(string folder, string name)
        where T : class
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
            return null;
        if (file.Length > RecordingFormat.DocumentBytesMax)
            throw new RecordingException(
                $"{file.FullName} has {file.Length:#,0} bytes; at most {RecordingFormat.DocumentBytesMax:#,0} are read.");
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(file.FullName), Options);
        }
        catch (JsonException exception)
        {
            throw new RecordingException($"{file.FullName} is no {typeof(T).Name}: {exception.Message}", exception);
        }
        catch (FormatException exception)
        {
            throw new RecordingException($"{file.FullName} is no {typeof(T).Name}: {exception.Message}", exception);
        }
    }
}
