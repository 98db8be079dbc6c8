using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Aetherion.Api;
using Aetherion.GraphQL.Transport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
        var certificate = listen.Tls is null
            ? null
            : kestrel.ApplicationServices.GetRequiredService<ServerCertificate>();
        foreach (var address in listen.Addresses)
            kestrel.Listen(IPAddress.Parse(address), listen.Port, endpoint =>
            {
                if (certificate is not null)
                    endpoint.UseHttps((_, _, _, _) => ValueTask.FromResult(OptionsOf(certificate)), certificate);
                endpoint.UseDetachableSockets();
            });
    }

    /// <summary>What <see cref="Configure"/> needs.</summary>
    public static void AddCertificate(IServiceCollection services, ListenConfiguration listen)
    {
        if (listen.Tls is not { } tls)
            return;
        services.AddSingleton(provider => new ServerCertificate(
            new CertificateFiles(tls),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ServerCertificate>>()));
        services.AddHostedService(provider => provider.GetRequiredService<ServerCertificate>());
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

    // Asked for each connection, so that each is shown the certificate as it is then.
    private static SslServerAuthenticationOptions OptionsOf(ServerCertificate certificate) =>
        new() { ServerCertificateContext = certificate.Current };
}
