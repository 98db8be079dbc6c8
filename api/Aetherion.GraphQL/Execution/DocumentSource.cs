using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Validation;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Finds the document of a request, parsed and validated: the one it brings, or the one whose SHA-256 it names.
/// </summary>
internal sealed class DocumentSource(GraphQLSchema schema, GraphQLOptions options)
{
    private readonly DocumentCache<DocumentKey> _documents = new(options.DocumentCacheCapacity);
    private readonly DocumentCache<string> _persisted = new(options.PersistedOperationCapacity);
    private readonly DocumentValidator _validator = new(schema, options);
    private readonly ParserOptions _parserOptions = new()
    {
        MaxBytes = options.MaxDocumentBytes,
        MaxTokens = options.MaxTokens,
        MaxDepth = options.MaxSyntaxDepth,
        MaxAliases = options.MaxAliases,
        MaxDirectives = options.MaxDirectives,
    };

    /// <summary>The document, whose errors say why it is invalid; or <see cref="GraphQLException"/>.</summary>
    public PreparedDocument Find(GraphQLRequest request, RequestRules rules)
    {
        var hash = PersistedQuery.HashOf(request.Extensions);
        if (request.Document.IsEmpty && hash is not null)
            return FindPersisted(hash, rules);
        if (hash is not null && hash != DocumentHash.Of(request.Document.Span))
            throw Refuse("The sha256Hash is not that of the document.", ErrorCodes.BadRequest);
        RequireTrusted(request.Document, hash, rules);
        var document = Prepare(request.Document, rules);
        if (hash is not null && options.EnableAutomaticPersistedOperations && document.Errors.Count == 0)
            _persisted.Add(hash, document);
        return document;
    }

    private PreparedDocument FindPersisted(string hash, RequestRules rules)
    {
        if (options.TrustedOperations.TryGet(hash, out var trusted))
            return Prepare(trusted, rules);
        if (IsTrustedOnly(rules))
            throw Untrusted();
        if (!options.EnableAutomaticPersistedOperations)
            throw Refuse("PersistedQueryNotSupported", ErrorCodes.PersistedQueryNotSupported);
        return _persisted.TryGet(hash, out var document)
            ? document
            : throw Refuse("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound);
    }

    private void RequireTrusted(ReadOnlyMemory<byte> document, string? hash, RequestRules rules)
    {
        if (IsTrustedOnly(rules)
            && !options.TrustedOperations.TryGet(hash ?? DocumentHash.Of(document.Span), out _))
        {
            throw Untrusted();
        }
    }

    private bool IsTrustedOnly(RequestRules rules) => options.TrustedOperationsOnly && !rules.AllowAdHocDocuments;

    private PreparedDocument Prepare(ReadOnlyMemory<byte> source, RequestRules rules)
    {
        var key = new DocumentKey(source);
        if (_documents.TryGet(key, out var cached))
            return cached;
        DocumentNode document;
        try
        {
            document = Parser.Parse(source, _parserOptions);
        }
        catch (SyntaxException exception)
        {
            return new PreparedDocument(
                schema, new DocumentNode(0, 0, [], source), [Translate(exception, source)], options);
        }

        var errors = _validator.Validate(document, rules.EnableSuggestions ?? options.EnableSuggestions);
        var prepared = new PreparedDocument(schema, document, errors, options);
        if (errors.Count == 0)
            _documents.Add(key, prepared);
        return prepared;
    }

    private static GraphQLError Translate(SyntaxException exception, ReadOnlyMemory<byte> source) =>
        GraphQLError.WithCode(
            exception.Message, exception.IsLimit ? ErrorCodes.LimitExceeded : ErrorCodes.ParseFailed) with
        {
            Locations = [SourceLocation.Of(source.Span, exception.Position)],
        };

    private static GraphQLException Untrusted() => Refuse(
        "This server takes persisted operations only: send extensions.persistedQuery with the SHA-256 of one.",
        ErrorCodes.PersistedOperationRequired);

    private static GraphQLException Refuse(string message, string code) => new(GraphQLError.WithCode(message, code));
}
