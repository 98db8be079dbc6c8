using System.Text.Json;

namespace Aetherion.Model.Tests.Audit;

public sealed class AuditDocumentTests
{
    [Theory]
    [InlineData("secret")]
    [InlineData("apiSecret")]
    [InlineData("API_KEY")]
    [InlineData("refresh-token")]
    [InlineData("Password")]
    [InlineData("privateKey")]
    [InlineData("passphrase")]
    [InlineData("challenge")]
    [InlineData("confirmation_challenge")]
    public void A_secret_is_never_written(string name)
    {
        var document = Of(
            """{"name":"x","list":[{"NAME":"hunter2"},{"NAME":{"deep":"hunter2"}}]}"""
                .Replace("NAME", name, StringComparison.Ordinal));

        document.ShouldNotContain("hunter2");
        document.ShouldContain("\"name\":\"x\"");
    }

    [Theory]
    [InlineData("https://hooks.example.com/a/b?key=hunter2", "https://hooks.example.com/a/b?[redacted]")]
    [InlineData("https://hooks.example.com:8443/a#hunter2", "https://hooks.example.com:8443/a?[redacted]")]
    [InlineData("https://me:hunter2@example.com/", "https://[redacted]@example.com/")]
    [InlineData("https://hunter2@[2001:db8::1]:8443/a", "https://[redacted]@[2001:db8::1]:8443/a")]
    [InlineData("https://me:hun/ter2@example.com/", "[redacted]")]
    [InlineData("me:hunter2@example.com/?x=hunter2", "[redacted]")]
    [InlineData("https://", "[redacted]")]
    [InlineData("https://example.com/plain", "https://example.com/plain")]
    public void Credentials_are_cut_from_an_address(string address, string kept)
    {
        foreach (var json in (string[])["""{"url":"ADDRESS"}""", """{"x":{"callbackUri":["ADDRESS"]}}"""])
        {
            var document = Of(json.Replace("ADDRESS", address, StringComparison.Ordinal));

            document.ShouldBe(json.Replace("ADDRESS", kept, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_address_is_known_under_any_name() =>
        Of("""{"name":"amqp://me:hunter2@example.com/a","note":"a/b?c=d"}""")
            .ShouldBe("""{"name":"amqp://[redacted]@example.com/a","note":"a/b?c=d"}""");

    [Fact]
    public void What_is_no_secret_stays_as_it_is() =>
        Of("""{"a":[1.50,null,true,"ü"],"keyId":"k1","challenger":"m2","secret":null}""")
            .ShouldBe("""{"a":[1.50,null,true,"ü"],"keyId":"k1","challenger":"m2","secret":null}""");

    [Fact]
    public void A_document_beyond_the_bound_is_kept_as_size_and_hash()
    {
        var document = Of($$"""{"text":"{{new string('x', AuditDocument.BytesMax)}}"}""");

        document.Length.ShouldBeLessThan(200);
        JsonDocument.Parse(document).RootElement.GetProperty("bytes").GetInt32().ShouldBe(AuditDocument.BytesMax + 11);
    }

    private static string Of(string json) => AuditDocument.Of(JsonDocument.Parse(json).RootElement);
}
