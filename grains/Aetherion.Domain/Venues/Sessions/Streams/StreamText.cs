namespace Aetherion.Domain.Venues.Sessions.Streams;

/// <summary>Writes what sessions send. Names of symbols and channels need no escapes.</summary>
internal static class StreamText
{
    public static string List(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(text => $"\"{text}\""))}]";
}
