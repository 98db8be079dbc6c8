using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Aetherion.Api.Access;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Access;

/// <summary>The cases of RFC 8725, and keys that change.</summary>
public sealed class TokenCheckTests : IAsyncLifetime
{
    private readonly FakeTime _time = new();
    private TestIssuer _issuer = null!;
    private TokenCheck _check = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _check = Check(_issuer.Options);
    }

    public async ValueTask DisposeAsync()
    {
        _check.Dispose();
        await _issuer.DisposeAsync();
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task A_good_token_says_tenant_subject_role_and_scopes(string algorithm)
    {
        var caller = (await SignInAsync(_issuer.Sign(Claims(), algorithm))).Caller!;

        caller.Tenant.ShouldBe("acme");
        caller.Actor.ShouldBe($"token:{TestIssuer.Name}#alice");
        caller.Role.ShouldBe(AccessRole.Trader);
        caller.Scopes.ShouldBe(AccessScopes.Read | AccessScopes.Trade);
        caller.ExpiresTime.ShouldBe(TestData.Start.AddHours(1).AddSeconds(60));
    }

    [Fact]
    public async Task Other_claims_can_hold_tenant_role_and_scopes()
    {
        using var check = Check(_issuer.Options with
        {
            TenantClaim = "https://x.example/org", RoleClaim = "position", ScopeClaim = "scp",
        });
        var claims = Claims();
        claims["https://x.example/org"] = "other";
        claims["position"] = "VIEWER";
        claims["scp"] = new JsonArray("read", "openid", 7);

        var caller = (await check.SignInAsync(_issuer.Sign(claims), null, CancellationToken.None)).Caller!;

        caller.Tenant.ShouldBe("other");
        caller.Role.ShouldBe(AccessRole.Viewer);
        caller.Scopes.ShouldBe(AccessScopes.Read);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public async Task An_unsigned_token_is_refused(string algorithm)
    {
        var header = new JsonObject { ["alg"] = algorithm };
        await ExpectRefusedAsync(TestIssuer.Sign(Claims(), header, _ => []));
        header["kid"] = "rsa-1";
        await ExpectRefusedAsync(TestIssuer.Sign(Claims(), header, _ => [1, 2, 3]));
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("HS512")]
    public async Task The_public_key_is_no_shared_secret(string algorithm)
    {
        byte[][] secrets =
        [
            _issuer.Rsa.ExportSubjectPublicKeyInfo(),
            Encoding.ASCII.GetBytes(_issuer.Rsa.ExportSubjectPublicKeyInfoPem()),
            Encoding.ASCII.GetBytes(_issuer.Rsa.ExportRSAPublicKeyPem()),
            _issuer.Rsa.ExportParameters(false).Modulus!,
        ];
        foreach (var secret in secrets)
        {
            await ExpectRefusedAsync(TestIssuer.Sign(
                Claims(),
                new JsonObject { ["alg"] = algorithm, ["kid"] = "rsa-1" },
                data => algorithm == "HS256" ? HMACSHA256.HashData(secret, data) : HMACSHA512.HashData(secret, data)));
        }
    }

    [Fact]
    public async Task A_shared_secret_among_the_published_keys_is_not_used()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        _issuer.Publish(new JsonObject
        {
            ["kty"] = "oct", ["kid"] = "rsa-1", ["k"] = System.Buffers.Text.Base64Url.EncodeToString(secret),
        });
        await ExpectRefusedAsync(TestIssuer.Sign(
            Claims(), new JsonObject { ["alg"] = "HS256", ["kid"] = "rsa-1" }, data => HMACSHA256.HashData(secret, data)));
    }

    [Theory]
    [InlineData("ES384", "P-384")]
    [InlineData("ES256", "P-384")]
    [InlineData("ES256", "P-256")]
    [InlineData("ES512", "P-521")]
    public async Task A_key_on_another_curve_is_refused(string algorithm, string published)
    {
        using var key = ECDsa.Create(published == "P-521" ? ECCurve.NamedCurves.nistP521 : ECCurve.NamedCurves.nistP384);
        _issuer.Publish(TestIssuer.Key(key, "ec-1", published));

        await ExpectRefusedAsync(TestIssuer.Sign(
            Claims(), new JsonObject { ["alg"] = algorithm, ["kid"] = "ec-1" },
            data => key.SignData(data, HashAlgorithmName.SHA256)));
    }

    [Fact]
    public async Task A_short_key_is_refused()
    {
        using var key = RSA.Create(1024);
        _issuer.Publish(TestIssuer.Key(key, "rsa-1"));

        await ExpectRefusedAsync(TestIssuer.Sign(
            Claims(), new JsonObject { ["alg"] = "RS256", ["kid"] = "rsa-1" },
            data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    [Fact]
    public async Task An_algorithm_that_was_not_configured_is_refused()
    {
        using var check = Check(_issuer.Options with { Algorithms = ["ES256"] });
        (await check.SignInAsync(_issuer.Sign(Claims()), null, CancellationToken.None)).Caller.ShouldBeNull();
        (await check.SignInAsync(_issuer.Sign(Claims(), "ES256"), null, CancellationToken.None)).Caller.ShouldNotBeNull();
        await ExpectRefusedAsync(TestIssuer.Sign(
            Claims(), new JsonObject { ["alg"] = "PS256", ["kid"] = "rsa-1" },
            data => _issuer.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
    }

    [Theory]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("sub")]
    [InlineData("tenant")]
    [InlineData("role")]
    public async Task A_missing_claim_is_refused(string claim)
    {
        var claims = Claims();
        claims.Remove(claim);
        (await SignInAsync(_issuer.Sign(claims))).Caller.ShouldBeNull();
    }

    [Theory]
    [InlineData("iss", "https://id.example/")]
    [InlineData("iss", "https://evil.example")]
    [InlineData("aud", "another")]
    [InlineData("tenant", "")]
    [InlineData("tenant", "a/b")]
    [InlineData("tenant", "ACME")]
    [InlineData("role", "root")]
    [InlineData("role", "3")]
    [InlineData("sub", "")]
    public async Task A_wrong_claim_is_refused(string claim, string value)
    {
        var claims = Claims();
        claims[claim] = value;
        (await SignInAsync(_issuer.Sign(claims))).Caller.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_without_scopes_may_do_nothing()
    {
        var claims = Claims();
        claims.Remove("scope");
        (await SignInAsync(_issuer.Sign(claims))).Caller!.Scopes.ShouldBe(AccessScopes.None);
    }

    [Fact]
    public async Task Clocks_may_differ_by_the_skew_and_no_more()
    {
        var late = Claims();
        late["exp"] = _time.GetUtcNow().AddSeconds(-59).ToUnixTimeSeconds();
        var early = Claims();
        early["nbf"] = _time.GetUtcNow().AddSeconds(59).ToUnixTimeSeconds();
        (await SignInAsync(_issuer.Sign(late))).Caller.ShouldNotBeNull();
        (await SignInAsync(_issuer.Sign(early))).Caller.ShouldNotBeNull();

        late["exp"] = _time.GetUtcNow().AddSeconds(-61).ToUnixTimeSeconds();
        early["nbf"] = _time.GetUtcNow().AddSeconds(61).ToUnixTimeSeconds();
        await ExpectRefusedAsync(_issuer.Sign(late));
        await ExpectRefusedAsync(_issuer.Sign(early));
    }

    [Fact]
    public async Task A_token_that_was_verified_before_ends_at_its_time_too()
    {
        var token = _issuer.Sign(Claims());
        (await SignInAsync(token)).Caller.ShouldNotBeNull();
        _time.Advance(TimeSpan.FromMinutes(60.9));
        (await SignInAsync(token)).Caller.ShouldNotBeNull();
        _time.Advance(TimeSpan.FromMinutes(0.2));
        await ExpectRefusedAsync(token);
    }

    [Theory]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task An_address_in_the_token_is_not_followed(string member)
    {
        await using var evil = await TestIssuer.StartAsync(hasOwnKey: true);
        var header = new JsonObject { [member] = evil.Options.JwksUri.ToString() };
        await ExpectRefusedAsync(evil.Sign(Claims(), "RS256", header));
        evil.FetchCount.ShouldBe(0);
        // The same member in a token that is signed with the issuer's own key changes nothing.
        (await SignInAsync(_issuer.Sign(Claims(), "RS256", header))).Caller.ShouldNotBeNull();
        evil.FetchCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_key_in_the_token_is_not_used()
    {
        await using var evil = await TestIssuer.StartAsync(hasOwnKey: true);
        await ExpectRefusedAsync(evil.Sign(Claims(), "RS256", new JsonObject { ["jwk"] = TestIssuer.Key(evil.Rsa, "rsa-1") }));
        await ExpectRefusedAsync(evil.Sign(
            Claims(), "RS256", new JsonObject { ["kid"] = "new", ["jwk"] = TestIssuer.Key(evil.Rsa, "new") }));
        await ExpectRefusedAsync(evil.Sign(Claims(), "RS256", new JsonObject
        {
            ["x5c"] = new JsonArray(Convert.ToBase64String(evil.Rsa.ExportSubjectPublicKeyInfo())),
        }));
    }

    [Fact]
    public async Task The_address_of_the_keys_leads_nowhere_else()
    {
        await using var other = await TestIssuer.StartAsync(hasOwnKey: true);
        _issuer.Answer = context =>
        {
            context.Response.Redirect(other.Options.JwksUri.ToString());
            return Task.CompletedTask;
        };
        (await SignInAsync(other.Sign(Claims()))).IsUnavailable.ShouldBeTrue();
        other.FetchCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("typ", "JWT", true)]
    [InlineData("typ", "at+jwt", true)]
    [InlineData("typ", "logout+jwt", false)]
    [InlineData("typ", "dpop+jwt", false)]
    public async Task Only_access_tokens_are_taken(string member, string value, bool isTaken)
    {
        var result = await SignInAsync(_issuer.Sign(Claims(), "RS256", new JsonObject { [member] = value }));
        (result.Caller is not null).ShouldBe(isTaken);
    }

    [Fact]
    public async Task What_must_be_understood_and_is_not_refuses_the_token()
    {
        await ExpectRefusedAsync(_issuer.Sign(
            Claims(), "RS256", new JsonObject { ["crit"] = new JsonArray("exp"), ["exp"] = 1 }));
        await ExpectRefusedAsync(_issuer.Sign(Claims(), "RS256", new JsonObject { ["b64"] = false }));
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        var parts = _issuer.Sign(Claims()).Split('.');
        var other = _issuer.Sign(Claims("other")).Split('.');
        await ExpectRefusedAsync($"{parts[0]}.{other[1]}.{parts[2]}");
        await ExpectRefusedAsync($"{parts[0]}.{parts[1]}.");
        await ExpectRefusedAsync($"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("bnVsbA.bnVsbA.")]
    public async Task What_is_no_token_is_refused(string text) => await ExpectRefusedAsync(text);

    [Fact]
    public async Task A_token_that_is_too_large_is_refused()
    {
        var claims = Claims();
        claims["more"] = new string('x', Authenticator.CredentialLengthMax);

        await ExpectRefusedAsync(_issuer.Sign(claims));
    }

    [Fact]
    public async Task A_new_key_is_fetched_at_once_and_a_withdrawn_one_is_no_longer_taken()
    {
        (await SignInAsync(_issuer.Sign(Claims()))).Caller.ShouldNotBeNull();
        _issuer.FetchCount.ShouldBe(1);
        var before = _issuer.Sign(Claims());
        (await SignInAsync(before)).Caller.ShouldNotBeNull();
        using var key = RSA.Create(2048);
        _issuer.Publish(TestIssuer.Key(key, "rsa-2"));
        _time.Advance(IssuerKeys.RefetchInterval);

        var signed = TestIssuer.Sign(
            Claims(), new JsonObject { ["alg"] = "RS256", ["kid"] = "rsa-2" },
            data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        (await SignInAsync(signed)).Caller.ShouldNotBeNull();
        _issuer.FetchCount.ShouldBe(2);
        await ExpectRefusedAsync(before);
    }

    [Fact]
    public async Task Unknown_keys_do_not_make_the_issuer_be_asked_again_and_again()
    {
        (await SignInAsync(_issuer.Sign(Claims()))).Caller.ShouldNotBeNull();
        for (var i = 0; i < 100; i++)
            await ExpectRefusedAsync(_issuer.Sign(Claims(), "RS256", new JsonObject { ["kid"] = $"no-{i}" }));
        _issuer.FetchCount.ShouldBe(1);
    }

    [Fact]
    public async Task While_the_issuer_is_down_its_last_keys_are_used_for_a_day()
    {
        (await SignInAsync(_issuer.Sign(Claims()))).Caller.ShouldNotBeNull();
        _issuer.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        _time.Advance(IssuerKeys.StaleMax - TimeSpan.FromMinutes(1));
        (await SignInAsync(_issuer.Sign(Claims()))).Caller.ShouldNotBeNull();
        _time.Advance(TimeSpan.FromMinutes(2));
        (await SignInAsync(_issuer.Sign(Claims()))).IsUnavailable.ShouldBeTrue();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"keys":null}""")]
    [InlineData("""{"keys":[{}]}""")]
    public async Task Keys_that_cannot_be_read_let_nobody_in(string body)
    {
        _issuer.Answer = context => context.Response.WriteAsync(body);
        (await SignInAsync(_issuer.Sign(Claims()))).Caller.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"kty":"RSA","kid":"bad","use":"sig","n":"!!!","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"bad","use":"sig","n":"A","e":"AQAB"}""")]
    [InlineData("""{"kty":"RSA","kid":"bad","n":5}""")]
    [InlineData("""{"kty":"EC","kid":"bad","crv":"P-256","x":"%","y":"%"}""")]
    [InlineData("7")]
    [InlineData("null")]
    public async Task One_key_that_cannot_be_read_keeps_nobody_out_and_is_told_of_once(string bad)
    {
        var log = new RecordingLogger<TokenCheck>();
        using var check = Check(_issuer.Options, log);
        var good = TestIssuer.Key(_issuer.Rsa, "rsa-1").ToJsonString();
        _issuer.Answer = context => context.Response.WriteAsync($$"""{"keys":[{{bad}},{{good}}]}""");

        var signed = await check.SignInAsync(_issuer.Sign(Claims()), null, TestContext.Current.CancellationToken);
        _time.Advance(IssuerKeys.RefetchInterval);
        var unknown = _issuer.Sign(Claims(), "RS256", new JsonObject { ["kid"] = "no" });
        (await check.SignInAsync(unknown, null, TestContext.Current.CancellationToken)).Caller.ShouldBeNull();

        signed.Caller.ShouldNotBeNull();
        _issuer.FetchCount.ShouldBe(2);
        log.Messages.ShouldHaveSingleItem().ShouldContain("cannot be read and is not used");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"keys":7}""")]
    public async Task A_refresh_that_cannot_be_read_keeps_the_old_keys_and_is_told_of(string body)
    {
        var log = new RecordingLogger<TokenCheck>();
        using var check = Check(_issuer.Options, log);
        (await check.SignInAsync(_issuer.Sign(Claims()), null, TestContext.Current.CancellationToken))
            .Caller.ShouldNotBeNull();
        _issuer.Answer = context => context.Response.WriteAsync(body);
        _time.Advance(IssuerKeys.RefetchInterval);

        var unknown = _issuer.Sign(Claims(), "RS256", new JsonObject { ["kid"] = "no" });
        (await check.SignInAsync(unknown, null, TestContext.Current.CancellationToken)).Caller.ShouldBeNull();

        (await check.SignInAsync(_issuer.Sign(Claims()), null, TestContext.Current.CancellationToken))
            .Caller.ShouldNotBeNull();
        log.Messages.ShouldHaveSingleItem().ShouldContain("could not be fetched");
    }

    [Fact]
    public async Task A_subject_that_reads_like_a_key_is_none()
    {
        var claims = Claims();
        claims["sub"] = "key:alice";

        (await SignInAsync(_issuer.Sign(claims))).Caller!.Actor.ShouldBe($"token:{TestIssuer.Name}#key:alice");
    }

    [Fact]
    public async Task Verified_tokens_are_not_verified_again()
    {
        var token = _issuer.Sign(Claims());
        var first = await SignInAsync(token);
        (await SignInAsync(token)).Caller.ShouldBeSameAs(first.Caller);
    }

    private JsonObject Claims(string tenant = "acme") => TestIssuer.Claims(_time.GetUtcNow(), tenant);

    private TokenCheck Check(IssuerOptions issuer, ILogger<TokenCheck>? log = null) =>
        new(new SignInOptions { Issuers = [issuer] }, _time, log ?? NullLogger<TokenCheck>.Instance);

    private async Task<SignInResult> SignInAsync(string token) =>
        await _check.SignInAsync(token, null, TestContext.Current.CancellationToken);

    private async Task ExpectRefusedAsync(string token)
    {
        var result = await SignInAsync(token);
        result.Caller.ShouldBeNull();
        result.IsUnavailable.ShouldBeFalse();
        result.Refusal.ShouldBe(Authenticator.Unknown);
    }
}
