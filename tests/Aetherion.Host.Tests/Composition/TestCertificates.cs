using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aetherion.Host.Tests.Composition;

/// <summary>A root, an authority that it issued, and a certificate of this machine that the authority issued.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(1);

    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _server;

    public TestCertificates()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Root = AuthorityRequest("Test root", rootKey).CreateSelfSigned(
            DateTimeOffset.UtcNow - Validity, DateTimeOffset.UtcNow + Validity);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _authority = Issue(AuthorityRequest("Test authority", authorityKey), Root, authorityKey);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _server = Issue(ServerRequest(serverKey), _authority, serverKey);
    }

    /// <summary>The only one that a client knows.</summary>
    public X509Certificate2 Root { get; }

    public string Thumbprint => _server.Thumbprint;

    /// <summary>Writes certificate, authority and key as PEM, and gives the section <c>listen.tls</c>.</summary>
    public string WritePem(string folder)
    {
        var (certificate, key) = (Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"));
        File.WriteAllText(certificate, $"{_server.ExportCertificatePem()}\n{_authority.ExportCertificatePem()}\n");
        File.WriteAllText(key, _server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return $$"""{ "certificate": "{{certificate}}", "key": "{{key}}", "hstsMaxAgeSeconds": 3600 }""";
    }

    /// <summary>The same in one file of PKCS #12, without a password.</summary>
    public string WritePfx(string folder)
    {
        var file = Path.Combine(folder, "server.pfx");
        var all = new X509Certificate2Collection { _server, X509CertificateLoader.LoadCertificate(_authority.RawData) };
        File.WriteAllBytes(file, all.Export(X509ContentType.Pkcs12)!);
        return $$"""{ "pfx": "{{file}}", "hstsMaxAgeSeconds": 3600 }""";
    }

    public void Dispose()
    {
        Root.Dispose();
        _authority.Dispose();
        _server.Dispose();
    }

    private static CertificateRequest AuthorityRequest(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request;
    }

    private static CertificateRequest ServerRequest(ECDsa key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    private static X509Certificate2 Issue(CertificateRequest request, X509Certificate2 issuer, ECDsa key)
    {
        using var issued = request.Create(
            issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }
}
