using System.Text;
using System.Text.Json;
using Aetherion.Domain.Markets;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Goes through the lines of a recorded session.</summary>
internal static class RecordingLines
{
    /// <summary>A file, unpacked where its name ends with <c>.gz</c>.</summary>
    public static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new WholeGzipStream(file) : file;
    }

    /// <exception cref="InvalidDataException">
    /// A line is none of a recording, or what is packed is not whole; the message says which and why.
    /// </exception>
    public static void ForEach(string name, Stream lines, Action<string> read)
    {
        using var text = new StreamReader(lines, Encoding.UTF8);
        for (var number = 1; ReadLine(name, text) is { } line; number++)
        {
            try
            {
                read(line);
            }
            catch (Exception exception) when (exception is JsonException or FormatException or OverflowException)
            {
                throw new InvalidDataException($"'{name}', line {number}, is none of a recording: {exception.Message}", exception);
            }
        }
    }

    private static string? ReadLine(string name, StreamReader text)
    {
        try
        {
            return text.ReadLine();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{name}' cannot be unpacked: {exception.Message}", exception);
        }
    }
}
