using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Aetherion.Host.Composition;
using Aetherion.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.Host.Tests.Composition;

/// <summary>The service as a file of configuration with <c>listen.tls</c> starts it, asked by a client that checks.</summary>
[Collection(typeof(ConsoleCollection))]
public sealed class TlsTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();
    private readonly TestCertificates _certificates = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _folder.Dispose();
        _certificates.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_certificate_is_served_with_those_that_issued_it_and_browsers_are_told_to_insist(bool isPem)
    {
        await using var service = await StartAsync(
            isPem ? _certificates.WritePem(_folder.Path) : _certificates.WritePfx(_folder.Path));
        var address = AddressOf(service);
        address.Scheme.ShouldBe("https");
        using var http = CreateClient();

        using var answer = await http.GetAsync(new Uri(address, "/graphql?query={__typename}"), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=3600; includeSubDomains"]);
        var plain = new UriBuilder(address) { Scheme = "http" }.Uri;
        await Should.ThrowAsync<HttpRequestException>(http.GetAsync(plain, Cancel));
        await service.App.StopAsync(Cancel);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_is_replaced_is_shown_to_new_connections_and_the_one_before_when_it_cannot_be_read(
        bool isPem)
    {
        var section = isPem ? _certificates.WritePem(_folder.Path) : _certificates.WritePfx(_folder.Path);
        await using var service = await StartAsync(section);
        var certificate = service.App.Services.GetRequiredService<ServerCertificate>();
        (await ShownAsync(service, _certificates.Root)).ShouldBe(_certificates.Thumbprint);

        using var renewed = new TestCertificates();
        Write(renewed, isPem);
        certificate.Refresh();
        (await ShownAsync(service, renewed.Root)).ShouldBe(renewed.Thumbprint);

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, isPem ? "server.pem" : "server.pfx"), "half of it", Cancel);
        certificate.Refresh();
        (await ShownAsync(service, renewed.Root)).ShouldBe(renewed.Thumbprint);

        File.Delete(Path.Combine(_folder.Path, isPem ? "server.key" : "server.pfx"));
        certificate.Refresh();
        (await ShownAsync(service, renewed.Root)).ShouldBe(renewed.Thumbprint);

        Write(_certificates, isPem);
        certificate.Refresh();
        (await ShownAsync(service, _certificates.Root)).ShouldBe(_certificates.Thumbprint);
        await service.App.StopAsync(Cancel);
    }

    private void Write(TestCertificates certificates, bool isPem)
    {
        if (isPem)
            certificates.WritePem(_folder.Path);
        else
            certificates.WritePfx(_folder.Path);
    }

    /// <summary>The thumbprint of what a new connection is shown, by a handshake that succeeds and sees the whole chain.</summary>
    private static async Task<string> ShownAsync(AetherionService service, X509Certificate2 root)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, AddressOf(service).Port, Cancel);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "127.0.0.1", CertificateChainPolicy = Trusting(root) }, Cancel);
        return ((X509Certificate2)tls.RemoteCertificate!).Thumbprint;
    }

    private static Uri AddressOf(AetherionService service) => new(
        service.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private HttpClient CreateClient() => new(
        new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = Trusting(_certificates.Root) } });

    /// <summary>Trusts the root alone: what lies between must come from the service.</summary>
    private static X509ChainPolicy Trusting(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(root);
        return policy;
    }

    private async Task<AetherionService> StartAsync(string tls)
    {
        var file = Path.Combine(_folder.Path, "aetherion.json");
        await File.WriteAllTextAsync(file, $$"""{ "listen": { "port": 0, "tls": {{tls}} } }""", Cancel);
        var options = new ServiceOptions(
            Path.Combine(_folder.Path, "data"), "none", 1, "1", TimeSpan.FromSeconds(1), TimeSpan.Zero)
        {
            Configuration = ConfigurationFile.Read(file),
        };
        var service = await AetherionService.CreateAsync(options, FeedChoice.Read(options.Feed, options.Symbols, _ => null), Cancel);
        await service.App.StartAsync(Cancel);
        return service;
    }
}
