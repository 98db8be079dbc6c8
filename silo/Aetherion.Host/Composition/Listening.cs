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
        var certificate = listen.Tls is null ? null : Load(listen.Tls, LoadCertificate);
        var issuers = listen.Tls is null ? null : Load(listen.Tls, LoadIssuers);
        foreach (var address in listen.Addresses)
            kestrel.Listen(IPAddress.Parse(address), listen.Port, endpoint =>
            {
                if (certificate is not null)
                    endpoint.UseHttps(https =>
                    {
                        https.ServerCertificate = certificate;
                        https.ServerCertificateChain = issuers;
                    });
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

    private static string KeyOf(TlsConfiguration tls) => tls.Pfx is null ? "listen.tls.certificate" : "listen.tls.pfx";

    private static T Load<T>(TlsConfiguration tls, Func<TlsConfiguration, string?, T> load)
    {
        try
        {
            return load(tls, Environment.GetEnvironmentVariable(TlsConfiguration.PasswordVariable));
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or ArgumentException)
        {
            throw new ConfigurationException(
                $"{KeyOf(tls)}: the certificate cannot be read: {exception.Message} An encrypted key needs its password in "
                + $"{TlsConfiguration.PasswordVariable}.",
                exception);
        }
    }

    private static X509Certificate2 LoadCertificate(TlsConfiguration tls, string? password)
    {
        var certificate = tls.Pfx is not null
            ? X509CertificateLoader.LoadPkcs12FromFile(tls.Pfx, password)
            : string.IsNullOrEmpty(password)
                ? X509Certificate2.CreateFromPemFile(tls.Certificate!, tls.Key)
                : X509Certificate2.CreateFromEncryptedPemFile(tls.Certificate!, password, tls.Key);
        return certificate.HasPrivateKey
            ? certificate
            : throw new ConfigurationException($"{KeyOf(tls)}: the file holds no private key.");
    }

    /// <summary>All certificates of the file: a client that knows only the root needs those between.</summary>
    private static X509Certificate2Collection LoadIssuers(TlsConfiguration tls, string? password)
    {
        if (tls.Pfx is not null)
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(tls.Pfx, password);
        var issuers = new X509Certificate2Collection();
        issuers.ImportFromPemFile(tls.Certificate!);
        return issuers;
    }
}
