using Aetherion.Host.Composition;

namespace Aetherion.Host.Tests.Composition;

public sealed class ConfigurationFileTests : IDisposable
{
    private const string Issuer =
        """{ "issuer": "https://id.example", "audience": "aetherion", "jwksUri": "https://id.example/jwks" }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("configuration");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_empty_object_is_local_mode_on_loopback()
    {
        var configuration = Read("{}");

        configuration.IsLocalMode.ShouldBeTrue();
        configuration.Listen.Addresses.ShouldBe(["127.0.0.1"]);
        configuration.Listen.Port.ShouldBe(8080);
    }

    [Fact]
    public void Everything_there_is_can_be_read()
    {
        var certificate = Write("certificate.pem", "");
        var operations = Path.GetDirectoryName(Write("status.graphql", "{ systemStatus { environment } }"));
        var configuration = Read(
            $$"""
            {
              // Comments are for people.
              "listen": {
                "addresses": ["0.0.0.0", "::"], "port": 8443,
                "tls": { "certificate": "{{certificate}}", "key": "{{certificate}}", "hstsMaxAgeSeconds": 60 },
              },
              "signIn": { "issuers": [{{Issuer}}], "apiKeys": false, "liveTradingNeedsTwoAdmins": true },
              "trustedProxies": ["10.0.0.0/8", "2001:db8::1"],
              "allowedHosts": ["api.example.org"],
              "corsOrigins": ["https://app.example.org"],
              "masterKeyFile": "{{certificate}}",
              "introspectionForAnonymous": true,
              "models": { "demotesOnAlert": true, "barsFolder": "{{operations}}" },
              "trustedOperations": "{{operations}}",
            }
            """);

        configuration.IsLocalMode.ShouldBeFalse();
        configuration.SignIn!.Issuers.Single().Algorithms.ShouldBe(["RS256", "ES256"]);
        configuration.SignIn.ApiKeys.ShouldBeFalse();
        configuration.Models.DemotesOnAlert.ShouldBeTrue();
        configuration.Models.BarsFolder.ShouldBe(operations);
        var api = ApiConfiguration.Create(configuration);
        api.HstsMaxAge.ShouldBe(TimeSpan.FromMinutes(1));
        api.TrustedProxies.Select(network => network.ToString()).ShouldBe(["10.0.0.0/8", "2001:db8::1/128"]);
        api.CorsOrigins.ShouldBe(["https://app.example.org"]);
        api.SignIn!.Issuers.Single().ClockSkew.ShouldBe(TimeSpan.FromSeconds(60));
        api.IntrospectionForAnonymous.ShouldBeTrue();
        api.TrustedOperations!.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "00": "{ a }" }""")]
    [InlineData("""{ "operations": [{ "id": "00" }] }""")]
    public void A_manifest_that_cannot_be_used_is_named(string manifest)
    {
        var configuration = new ServiceConfiguration { TrustedOperations = Write("manifest.json", manifest) };

        Should.Throw<ConfigurationException>(() => ApiConfiguration.Create(configuration)).Message
            .ShouldStartWith("trustedOperations: ");
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public void Local_mode_is_refused_on_any_address_that_others_reach(string address) =>
        Refused($$"""{ "listen": { "addresses": ["127.0.0.1", "{{address}}"] } }""")
            .ShouldContain($"listen.addresses: '{address}' can be reached from other machines, but no sign-in");

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.0.1")]
    [InlineData("::1")]
    public void Local_mode_takes_every_loopback_address(string address) =>
        Read($$"""{ "listen": { "addresses": ["{{address}}"] } }""").IsLocalMode.ShouldBeTrue();

    [Fact]
    public void Who_can_be_reached_says_under_which_names() =>
        Refused("""{ "listen": { "addresses": ["0.0.0.0"] }, "signIn": {} }""").ShouldStartWith("allowedHosts: ");

    [Theory]
    [InlineData("""{ "listne": {} }""", "there is no key 'listne'")]
    [InlineData("""{ "listen": { "port": "http" } }""", "listen.port: ")]
    [InlineData("""{ "listen": { "port": 70000 } }""", "listen.port: 70000 is no port")]
    [InlineData("""{ "listen": { "addresses": ["localhost"] } }""", "listen.addresses[0]: 'localhost' is not an IP")]
    [InlineData("""{ "listen": { "addresses": [] } }""", "listen.addresses: no address")]
    [InlineData("""{ "listen": { "tls": {} } }""", "listen.tls: write either")]
    [InlineData("""{ "listen": { "tls": { "pfx": "/no/such" } } }""", "listen.tls.pfx: there is no file")]
    [InlineData("""{ "listen": { "tls": { "pfx": "/x", "key": "/x" } } }""", "listen.tls: write either")]
    [InlineData("""{ "signIn": { "apiKeys": false } }""", "signIn: nobody could sign in")]
    [InlineData("""{ "signIn": { "issuers": [{ "issuer": "a", "audience": "b" }] } }""", "signIn.issuers[0]: 'jwksUri' is missing")]
    [InlineData("""{ "trustedProxies": ["10.0.0.0/33"] }""", "trustedProxies[0]: ")]
    [InlineData("""{ "allowedHosts": ["https://a.example"] }""", "allowedHosts[0]: ")]
    [InlineData("""{ "allowedHosts": ["*"] }""", "allowedHosts: without sign-in every name cannot be allowed")]
    [InlineData(
        """{ "signIn": { "issuers": [{ "issuer": "https://a#b", "audience": "b", "jwksUri": "https://a/k" }] } }""",
        "signIn.issuers[0].issuer: ")]
    [InlineData("""{ "corsOrigins": ["https://a.example/"] }""", "corsOrigins[0]: ")]
    [InlineData("""{ "corsOrigins": ["*"] }""", "corsOrigins[0]: ")]
    [InlineData("""{ "masterKeyFile": "/no/such" }""", "masterKeyFile: there is no file")]
    [InlineData("""{ "models": { "barsFolder": "/no/such" } }""", "models.barsFolder: there is no folder")]
    [InlineData("""{ "introspectionForAnonymous": 1 }""", "introspectionForAnonymous: ")]
    [InlineData("""{ "allowedHosts": null }""", "allowedHosts")]
    [InlineData("""{ "listen": {}, "listen": {} }""", "listen")]
    [InlineData("[]", "")]
    [InlineData("{", "")]
    [InlineData("null", "must hold a JSON object")]
    public void An_error_names_the_key(string text, string expected) => Refused(text).ShouldContain(expected);

    [Theory]
    [InlineData("jwksUri", "\"http://id.example/jwks\"", "is no https address")]
    [InlineData("algorithms", "[\"HS256\"]", "algorithms[0]: 'HS256' is not one of RS256 and ES256")]
    [InlineData("algorithms", "[\"ES256\", \"EdDSA\"]", "algorithms[1]: 'EdDSA' is not one of RS256 and ES256; .NET 10 has no Ed25519")]
    [InlineData("algorithms", "[\"none\"]", "algorithms[0]: ")]
    [InlineData("algorithms", "[]", "no algorithm is given")]
    [InlineData("clockSkewSeconds", "301", "clockSkewSeconds: write 0 to 300")]
    [InlineData("audience", "\" \"", "audience: the text is empty")]
    public void An_issuer_that_cannot_be_trusted_is_refused(string key, string value, string expected)
    {
        var issuer = System.Text.Json.Nodes.JsonNode.Parse(Issuer)!;
        issuer[key] = System.Text.Json.Nodes.JsonNode.Parse(value);
        Refused($$"""{ "signIn": { "issuers": [{{issuer.ToJsonString()}}] } }""").ShouldContain(expected);
    }

    [Fact]
    public void The_keys_of_an_issuer_on_this_machine_may_come_in_plain_text() =>
        Read($$"""{ "signIn": { "issuers": [{{Issuer.Replace("https://id.example/jwks", "http://127.0.0.1:9/jwks")}}] } }""")
            .SignIn!.Issuers.Count.ShouldBe(1);

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Should.Throw<ConfigurationException>(() => ConfigurationFile.Read("/no/such.json"))
            .Message.ShouldContain("/no/such.json");

    private string Refused(string text) => Should.Throw<ConfigurationException>(() => Read(text)).Message
        .Replace(Path.Combine(_folder.FullName, "aetherion.json") + ": ", "");

    private ServiceConfiguration Read(string text) => ConfigurationFile.Read(Write("aetherion.json", text));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
