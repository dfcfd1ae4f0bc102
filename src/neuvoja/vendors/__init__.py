"""Other people's software, behind promises of ours; the only room that imports it.

chat           langchain_chat asks, patience asks again, breaker lets a service rest;
               chat_client, dialect, thoughts, model_errors: how services differ
embeddings     openai_embedder, and vector_cache that asks for no text twice
keyword index  tantivy_index of tantivy_generation of tantivy_part of tantivy_entry;
               tantivy_query, tantivy_errors: what goes in and what comes out
vector index   chroma_index of chroma_generation by chroma_client; exact_index for suites
and            voikko, token_counter, tracing, langchain_retriever, baselines
"""
