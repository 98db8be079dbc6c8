using System.Security.Cryptography;
using System.Text;

namespace Aetherion.Host.Composition;

/// <summary>
/// The key from which the secrets of webhooks follow: out of the master key's file where one is configured, so that all
/// processes of a service have the same; otherwise out of a file beside the embedded database.
/// </summary>
internal static class WebhookKey
{
    private const int Size = 32;
    private const string FileName = "webhook.key";

    public static byte[] Read(string dataDirectory, string? masterKeyFile)
    {
        var path = masterKeyFile ?? Path.Combine(dataDirectory, FileName);
        if (masterKeyFile is null && !File.Exists(path))
            Write(path);
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, File.ReadAllBytes(path), Size, info: Encoding.UTF8.GetBytes("aetherion webhooks"));
    }

    private static void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(Size));
    }
}
