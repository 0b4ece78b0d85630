using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ReferenceHost;

/// <summary>Describes in the OpenAPI document what all requests have in common, and what <see cref="PortalCall"/> reads: the IDs in the path, pages, conditions.</summary>
internal sealed class ApiDescription : IOpenApiOperationTransformer, IOpenApiSchemaTransformer
{
    /// <summary>A property that may be null is absent then.</summary>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable)) schema.Required?.Remove(property.Name);
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = context.Description.RelativePath!.TrimEnd('/');
        var isRead = context.Description.HttpMethod == HttpMethods.Get;
        foreach (var id in path.Split('/').Where(part => part is ['{', ..]).Select(part => part.Trim('{', '}').Split(':')[0])) Add(id, ParameterLocation.Path, "The ID.");
        if (isRead && context.Description.SupportedResponseTypes.Any(response => response.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>)))
        {
            Add("limit", ParameterLocation.Query, "1 to 1,000 items. Default: 100.");
            Add("pageKey", ParameterLocation.Query, "From nextPage of the page before.");
        }

        if (!isRead && !path.StartsWith("v1/campaign", StringComparison.Ordinal))
        {
            Add("preview", ParameterLocation.Query, "true: the same answer, and nothing changes.");
            Add("why", ParameterLocation.Query, "The reason, for the audit trail.");
            Add("If-Match", ParameterLocation.Header, "The ETag that the caller has seen. 412 with PLAN_STALE if the portal has changed since.");
            Add("Idempotency-Key", ParameterLocation.Header, "A key for this request, such as a UUID: repeated, it gets the first answer again. 422 if it was used for another request.");
        }

        if (operation.RequestBody?.Content is { } content && (path.EndsWith("/phone-numbers", StringComparison.Ordinal) || path.EndsWith("/contacts", StringComparison.Ordinal)))
        {
            content["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        Add("X-User", ParameterLocation.Header, "Who asks. Replace it by your authentication.");
        operation.Responses ??= [];
        operation.Responses["4XX"] = new OpenApiResponse { Description = "Problem details (RFC 9457) with codes." };
        return Task.CompletedTask;

        void Add(string name, ParameterLocation location, string description)
        {
            operation.Parameters ??= [];
            if (operation.Parameters.Any(known => known.Name == name)) return;
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = location, Required = location == ParameterLocation.Path, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }
}
