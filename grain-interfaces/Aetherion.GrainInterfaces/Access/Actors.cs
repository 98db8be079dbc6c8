namespace Aetherion.GrainInterfaces;

/// <summary>
/// How those who act are named in journals, the audit log and on what they make. The kind stands first, so that no
/// subject of a token reads like a key, and the issuer with it, so that those of two issuers differ.
/// </summary>
public static class Actors
{
    /// <summary>Who makes a key at the command line of the machine.</summary>
    public const string Command = "command";

    private const string KeyKind = "key:";
    private const string TokenKind = "token:";

    public static string OfKey(string id) => KeyKind + id;

    /// <param name="issuer">Holds no <c>#</c>, which the configuration sees to.</param>
    public static string OfToken(string issuer, string subject) => $"{TokenKind}{issuer}#{subject}";

    public static bool IsToken(string actor) => actor.StartsWith(TokenKind, StringComparison.Ordinal);

    /// <summary>The id of the API key that acted; null for anybody else.</summary>
    public static string? KeyIdOf(string actor) =>
        actor.StartsWith(KeyKind, StringComparison.Ordinal) ? actor[KeyKind.Length..] : null;
}
