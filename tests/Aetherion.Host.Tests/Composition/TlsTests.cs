using System.Net;
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
    private readonly TemporaryFolder _folder = new();
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

    private static Uri AddressOf(AetherionService service) => new(
        service.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Trusts the root alone: what lies between must come from the service.</summary>
    private HttpClient CreateClient()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.Add(_certificates.Root);
        return new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = policy } });
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
        var service = await AetherionService.CreateAsync(options, SymbolChoice.Read(options.Symbols), Cancel);
        await service.App.StartAsync(Cancel);
        return service;
    }
}
