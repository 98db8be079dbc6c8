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
