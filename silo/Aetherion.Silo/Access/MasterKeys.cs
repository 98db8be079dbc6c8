using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Aetherion.Silo.Access;

/// <summary>
/// The keys that wrap data keys: a line each with an id and 32 bytes in base64, the newest first. They are nowhere in the
/// database; who loses them loses what they wrap.
/// </summary>
public sealed class MasterKeys
{
    /// <summary>The environment variable with the keys themselves, in place of a file.</summary>
    public const string Variable = "AETHERION_MASTER_KEYS";

    /// <summary>Keys in a file.</summary>
    public const int KeysMax = 32;

    public const int KeyBytes = 32;

    private const UnixFileMode ReadableByOthers =
        UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly ImmutableDictionary<string, byte[]> _keys;

    private MasterKeys(string newest, ImmutableDictionary<string, byte[]> keys)
    {
        Newest = newest;
        _keys = keys;
    }

    /// <summary>The id of the key that wraps what is new.</summary>
    public string Newest { get; }

    /// <summary>Those of the environment or of the file; null when neither is given.</summary>
    /// <exception cref="MasterKeyException">They cannot be used; the message does not hold them.</exception>
    public static MasterKeys? Load(string? path)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
            return Parse(text, Variable);
        if (path is null)
            return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ReadableByOthers) != 0)
            throw new MasterKeyException(
                $"masterKeyFile: '{path}' can be read or written by others: chmod 600 it, and make new keys if it was.");
        return Parse(File.ReadAllText(path), $"masterKeyFile: '{path}'");
    }

    public static MasterKeys Parse(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var keys = ImmutableDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        string? newest = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var key = new byte[KeyBytes];
            if (parts.Length != 2
                || !Convert.TryFromBase64String(parts[1], key, out var length)
                || length != KeyBytes
                || keys.Count >= KeysMax
                || !keys.TryAdd(parts[0], key))
                throw new MasterKeyException(
                    $"{source}: line {keys.Count + 1} is no key. Write an id and 32 random bytes in base64, such as: "
                    + "2026-11 $(openssl rand -base64 32); the newest first, no id twice.");
            newest ??= parts[0];
        }
        return newest is null
            ? throw new MasterKeyException($"{source} holds no key.")
            : new MasterKeys(newest, keys.ToImmutable());
    }

    /// <summary>A cipher under the key of an id.</summary>
    /// <exception cref="MasterKeyException">There is no such key any more.</exception>
    internal AesGcm Open(string id) => _keys.TryGetValue(id, out var key)
        ? new AesGcm(key, Envelope.TagBytes)
        : throw new MasterKeyException(
            $"A venue key is wrapped with the master key '{id}', which is no longer given. Add it again, and wrap anew "
            + "before it is taken away.");
}
