using System.Text;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Goes through the lines of a recorded session.</summary>
internal static class RecordingLines
{
    /// <exception cref="InvalidDataException">A line is none of a recording; the message says which.</exception>
    public static void ForEach(string name, Stream lines, Action<string> read)
    {
        using var text = new StreamReader(lines, Encoding.UTF8);
        for (var number = 1; text.ReadLine() is { } line; number++)
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
}
