using System.Collections.Immutable;
using System.Text;

namespace Aetherion.VenueEmulator.Core;

/// <summary>What the venue answers.</summary>
public sealed record VenueReply(int Status, ReadOnlyMemory<byte> Body)
{
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>How long the answer is held back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection is cut in place of an answer.</summary>
    public bool IsCut { get; init; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    public static VenueReply Of(int status, string body) => new(status, Encoding.UTF8.GetBytes(body));
}
