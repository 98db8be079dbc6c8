using System.Buffers;
using System.Text.RegularExpressions;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>
/// Blots out what must not be in a recording: signatures, listen keys, tokens, keys and passphrases, in targets and in payloads.
/// Sessions are given nothing secret; this is the second lock. What is blotted out keeps its length, so that the rest of a
/// payload stays what it was.
/// </summary>
public sealed partial class SecretScrubber
{
    private const byte Blot = (byte)'*';

    /// <summary>Listen keys have 60 characters and more; no stream of market data has a name without an @ that is as long.</summary>
    private const int ListenKeyLengthMin = 40;

    /// <summary>A token is not shorter; coins are called tokens too.</summary>
    private const int TokenLengthMin = 16;

    private const int NameLengthMin = 3;
    private const int NameLengthMax = 24;

    /// <summary>Member names, in lower case and without separators, whose values are secret whatever they are.</summary>
    private static readonly HashSet<string> SecretNames =
    [
        "listenkey", "listentoken", "signature", "sign", "apikey", "apisecret", "secret", "secretkey", "accesstoken", "jwt",
        "passphrase", "accesskey", "accesssign", "accesspassphrase", "password", "authorization",
    ];

    private static readonly SearchValues<byte> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Secrets =
        SecretNames.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many inputs had something to blot out.</summary>
    public long ScrubbedCount { get; private set; }

    /// <summary>The input without secrets; itself when there are none.</summary>
    public VenueInput Scrub(in VenueInput input)
    {
        var target = input.Target.Length == 0 ? input.Target : ScrubTarget(input.Target);
        var payload = ScrubPayload(input.Payload);
        if (ReferenceEquals(target, input.Target) && payload.Equals(input.Payload))
            return input;
        ScrubbedCount++;
        return input with { Target = target, Payload = payload };
    }

    /// <summary>A path without the values of secret parameters, and without parts that only a listen key can be.</summary>
    private static string ScrubTarget(string target)
    {
        var clean = SecretParameter().Replace(target, match => match.Groups[1].Value + new string('*', match.Groups[2].Length));
        clean = ListenKey().Replace(clean, match => new string('*', match.Length));
        return clean == target ? target : clean;
    }

    private static ReadOnlyMemory<byte> ScrubPayload(ReadOnlyMemory<byte> payload)
    {
        byte[]? clean = null;
        var bytes = payload.Span;
        for (var colon = bytes.IndexOf((byte)':'); colon >= 0; colon = IndexAfter(bytes, (byte)':', colon))
        {
            var secret = SecretValueAfter(bytes, colon);
            if (secret.End.Value > secret.Start.Value)
                (clean ??= payload.ToArray()).AsSpan(secret).Fill(Blot);
        }
        for (var token = bytes.IndexOf("eyJ"u8); token >= 0; token = IndexAfter(bytes, "eyJ"u8, token))
        {
            var length = TokenLength(bytes[token..]);
            if (length > 0)
                (clean ??= payload.ToArray()).AsSpan(token, length).Fill(Blot);
        }
        return clean ?? payload;
    }

    private static int IndexAfter(ReadOnlySpan<byte> bytes, byte value, int index)
    {
        var next = bytes[(index + 1)..].IndexOf(value);
        return next < 0 ? -1 : index + 1 + next;
    }

    private static int IndexAfter(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> value, int index)
    {
        var next = bytes[(index + 1)..].IndexOf(value);
        return next < 0 ? -1 : index + 1 + next;
    }

    /// <summary>Where the text between quotes lies that follows the colon, if the member before it is secret.</summary>
    private static Range SecretValueAfter(ReadOnlySpan<byte> bytes, int colon)
    {
        var nameEnd = colon - 1;
        while (nameEnd >= 0 && IsBlank(bytes[nameEnd]))
            nameEnd--;
        if (nameEnd <= NameLengthMin || bytes[nameEnd] != (byte)'"')
            return default;
        var nameStart = bytes[..nameEnd].LastIndexOf((byte)'"') + 1;
        if (nameStart == 0 || nameEnd - nameStart is < NameLengthMin or > NameLengthMax)
            return default;
        Span<char> name = stackalloc char[NameLengthMax];
        var lengthMin = ValueLengthMin(name[..Normalise(bytes[nameStart..nameEnd], name)]);
        return lengthMin < 0 ? default : Value(bytes, colon + 1, lengthMin);
    }

    /// <summary>From which length on the value of a member is secret; negative for never.</summary>
    private static int ValueLengthMin(ReadOnlySpan<char> name) => name switch
    {
        "stream" => ListenKeyLengthMin,
        "token" => TokenLengthMin,
        _ => Secrets.Contains(name) ? 1 : -1,
    };

    private static int Normalise(ReadOnlySpan<byte> name, Span<char> target)
    {
        var length = 0;
        foreach (var letter in name)
        {
            if (letter is not ((byte)'-' or (byte)'_'))
                target[length++] = char.ToLowerInvariant((char)letter);
        }
        return length;
    }

    private static Range Value(ReadOnlySpan<byte> bytes, int start, int lengthMin)
    {
        while (start < bytes.Length && IsBlank(bytes[start]))
            start++;
        if (start >= bytes.Length || bytes[start] != (byte)'"')
            return default;
        var end = ++start;
        while (end < bytes.Length && bytes[end] != (byte)'"')
            end += bytes[end] == (byte)'\\' ? 2 : 1;
        end = Math.Min(end, bytes.Length);
        var isStream = lengthMin == ListenKeyLengthMin && bytes[start..end].Contains((byte)'@');
        return end - start >= lengthMin && !isStream ? start..end : default;
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>The length of the JSON web token at the start of the bytes; 0 where there is none.</summary>
    private static int TokenLength(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAnyExcept(TokenCharacters);
        var token = bytes[..(end < 0 ? bytes.Length : end)];
        return token.Length >= TokenLengthMin && token.Count((byte)'.') == 2 ? token.Length : 0;
    }

    [GeneratedRegex(
        @"([?&](?:signature|sign|listenKey|listenToken|apiKey|token|jwt|passphrase|secret)=)([^&#]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretParameter();

    [GeneratedRegex("(?<![A-Za-z0-9])[A-Za-z0-9]{56,}(?![A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex ListenKey();
}
