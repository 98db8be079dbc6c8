using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aetherion.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aetherion.Host.Composition;

/// <summary>Opens the configured addresses.</summary>
internal static class Listening
{
    /// <summary>How long a client may take to send the headers of a request.</summary>
    private static readonly TimeSpan RequestHeadersTimeout = TimeSpan.FromSeconds(15);

    public static void Configure(KestrelServerOptions kestrel, ListenConfiguration listen)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = RequestHeadersTimeout;
        kestrel.Limits.MaxRequestBodySize = ApiOptions.RequestBodyBytesMax;
        var certificate = listen.Tls is { } tls ? LoadCertificate(tls) : null;
        foreach (var address in listen.Addresses)
            kestrel.Listen(IPAddress.Parse(address), listen.Port, endpoint =>
            {
                if (certificate is not null)
                    endpoint.UseHttps(certificate);
            });
    }

    /// <summary>Asked before anything is started, so that a taken port leaves everything as it was.</summary>
    public static void RequireFree(ListenConfiguration listen)
    {
        if (listen.Port == 0)
            return;
        foreach (var address in listen.Addresses)
            RequireFree(IPAddress.Parse(address), listen.Port);
    }

    private static void RequireFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port) { ExclusiveAddressUse = true };
            listener.Start();
        }
        catch (SocketException exception)
        {
            throw new ConfigurationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"port {port} on {address} is in use or not allowed ({exception.Message}); "
                    + $"choose another with --port or listen.port."),
                exception);
        }
    }

    private static X509Certificate2 LoadCertificate(TlsConfiguration tls)
    {
        var password = Environment.GetEnvironmentVariable(TlsConfiguration.PasswordVariable);
        var key = tls.Pfx is null ? "listen.tls.certificate" : "listen.tls.pfx";
        try
        {
            var certificate = tls.Pfx is not null
                ? X509CertificateLoader.LoadPkcs12FromFile(tls.Pfx, password)
                : string.IsNullOrEmpty(password)
                    ? X509Certificate2.CreateFromPemFile(tls.Certificate!, tls.Key)
                    : X509Certificate2.CreateFromEncryptedPemFile(tls.Certificate!, password, tls.Key);
            return certificate.HasPrivateKey
                ? certificate
                : throw new ConfigurationException($"{key}: the file holds no private key.");
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or ArgumentException)
        {
            throw new ConfigurationException(
                $"{key}: the certificate cannot be read: {exception.Message} An encrypted key needs its password in "
                + $"{TlsConfiguration.PasswordVariable}.",
                exception);
        }
    }
}
