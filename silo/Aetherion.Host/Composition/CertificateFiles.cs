using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aetherion.Host.Composition;

/// <summary>The files of the section <c>listen.tls</c>.</summary>
internal sealed class CertificateFiles(TlsConfiguration tls)
{
    private string Key => tls.Pfx is null ? "listen.tls.certificate" : "listen.tls.pfx";

    /// <summary>The certificate with all of the file: a client that knows only the root needs those between.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or holds no private key.</exception>
    public SslStreamCertificateContext Read()
    {
        var password = Environment.GetEnvironmentVariable(TlsConfiguration.PasswordVariable);
        try
        {
            return SslStreamCertificateContext.Create(ReadCertificate(password), ReadIssuers(password));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException || IsUnreadable(exception))
        {
            throw new ConfigurationException(
                $"{Key}: the certificate cannot be read: {exception.Message} An encrypted key needs its password in "
                + $"{TlsConfiguration.PasswordVariable}.",
                exception);
        }
    }

    /// <summary>Changes with what the files hold; null where they cannot be read.</summary>
    public string? TryReadStamp()
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in (string?[])[tls.Pfx, tls.Certificate, tls.Key])
            {
                if (file is not null)
                    hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    private static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private X509Certificate2 ReadCertificate(string? password)
    {
        var certificate = tls.Pfx is not null
            ? X509CertificateLoader.LoadPkcs12FromFile(tls.Pfx, password)
            : string.IsNullOrEmpty(password)
                ? X509Certificate2.CreateFromPemFile(tls.Certificate!, tls.Key)
                : X509Certificate2.CreateFromEncryptedPemFile(tls.Certificate!, password, tls.Key);
        return certificate.HasPrivateKey
            ? certificate
            : throw new ConfigurationException($"{Key}: the file holds no private key.");
    }

    private X509Certificate2Collection ReadIssuers(string? password)
    {
        if (tls.Pfx is not null)
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(tls.Pfx, password);
        var issuers = new X509Certificate2Collection();
        issuers.ImportFromPemFile(tls.Certificate!);
        return issuers;
    }
}
